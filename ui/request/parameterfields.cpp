// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/parameterfields.h"

#include "core/load/settingtext.h"
#include "ui/format.h"
#include "ui/widgets/tightlayout.h"

#include <QScrollBar>

#include <algorithm>

namespace loadstone {

ParameterFields::ParameterFields(QWidget* parent)
    : QScrollArea(parent),
      m_inside(new QWidget(this)),
      m_none(new QLabel(QString("Write $1 in the query for a value that differs."), m_inside)),
      m_more(new QLabel(m_inside)) {
    m_none->setWordWrap(true);
    m_none->setForegroundRole(QPalette::PlaceholderText);
    auto* column = tightColumn(m_inside, 3);
    m_more->setWordWrap(true);
    m_more->setForegroundRole(QPalette::PlaceholderText);
    m_more->hide();
    column->addWidget(m_none);
    column->addStretch();
    column->addWidget(m_more);
    setFrameShape(QFrame::NoFrame);
    setWidget(m_inside);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_inside->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    setFocusPolicy(Qt::NoFocus);
}

// Rows are kept, so that what was typed is there again if a $2 comes back.
void ParameterFields::setCount(std::size_t count) {
    m_needed = count;
    m_count = std::min(count, most);
    while (m_rows.size() < m_count)
        addRow();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i].whole->setVisible(i < m_count);
    m_none->setVisible(m_count == 0);
    m_more->setText(QString("$%1 to $%2 have no field here and keep the values of a request file")
                        .arg(most + 1)
                        .arg(count));
    m_more->setVisible(count > most);
    setFocusProxy(m_count > 0 ? m_rows.front().value : nullptr);
}

void ParameterFields::addRow() {
    auto* whole = new QWidget(m_inside);
    auto* row = tightRow(whole, 6);
    const QString name = QString("$%1").arg(m_rows.size() + 1);
    auto* value = new QLineEdit(whole);
    value->setObjectName("param-" + name.mid(1));
    value->setAccessibleName(name);
    value->setPlaceholderText("{{random 1 1000}}");
    value->setToolTip(QString("What stands for %1, as text; it may have placeholders, as "
                              "{{random 1 1000}}, {{seq}} or a column of the data")
                          .arg(name));
    auto* label = new QLabel(name, whole);
    label->setBuddy(value);
    auto* type = new QLabel(whole);
    type->setForegroundRole(QPalette::PlaceholderText);
    type->setMaximumWidth(fontMetrics().averageCharWidth() * 14);
    row->addWidget(label);
    row->addWidget(value, 1);
    row->addWidget(type);
    auto& column = static_cast<QVBoxLayout&>(*m_inside->layout());
    column.insertWidget(column.count() - 2, whole);
    connect(value, &QLineEdit::textChanged, this, &ParameterFields::edited);
    connect(value, &QLineEdit::editingFinished, this, &ParameterFields::leftField);
    m_rows.push_back({whole, value, type});
}

QString ParameterFields::text() const {
    std::vector<QueryParameter> values;
    for (std::size_t i = 0; i < m_count; ++i)
        values.push_back({m_rows[i].value->text().toStdString()});
    for (std::size_t i = most; i < m_needed && i - most < m_rest.size(); ++i)
        values.push_back(m_rest[i - most]);
    return toText(textOf(values));
}

void ParameterFields::setText(const QString& text) {
    std::vector<QueryParameter> values;
    (void)readSetting(SettingWords{}, text.toStdString(), values); // any text is some
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i].value->setText(i < values.size() ? toText(values[i].value) : QString());
    m_rest.assign(values.begin() + std::ptrdiff_t(std::min(most, values.size())), values.end());
}

void ParameterFields::setTypes(const std::vector<std::string>& types) {
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QString type = i < types.size() ? toText(types[i]) : QString();
        m_rows[i].type->setText(type);
        m_rows[i].type->setToolTip(type);
    }
}

// Three rows are seen at once, and no value widens the form.
QSize ParameterFields::sizeHint() const {
    return {fontMetrics().averageCharWidth() * 36, QLineEdit().sizeHint().height() * 3 + 6};
}

QSize ParameterFields::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 20, QLineEdit().sizeHint().height()};
}

} // namespace loadstone
