// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/queryoptions.h"

#include "core/postgres/queries.h"
#include "core/postgres/sqlcursor.h"
#include "ui/request/parameterfields.h"
#include "ui/request/sqlhighlighter.h"
#include "ui/widgets/fieldlabel.h"
#include "ui/widgets/textfield.h"
#include "ui/widgets/tightlayout.h"

#include <QEvent>
#include <QFontDatabase>

#include <algorithm>

namespace loadstone {

namespace {

/// Also of a query that is not whole yet.
std::size_t parametersIn(const std::string& sql) {
    SqlCursor cursor(sql);
    std::size_t highest = 0;
    for (auto kind = cursor.next(); kind != SqlCursor::Kind::End; kind = cursor.next())
        if (kind == SqlCursor::Kind::Parameter)
            highest = std::max(highest, cursor.number());
    return highest;
}

} // namespace

QueryOptions::QueryOptions(QWidget* parent)
    : PlanOptions(parent),
      m_query(new TextField(this)),
      m_colours(new SqlHighlighter(m_query->document())),
      m_parameters(new ParameterFields(this)) {
    auto* row = tightRow(this, 16);
    row->addWidget(queryPart(), 3);
    row->addWidget(parametersPart(), 2);
    m_colours->setPalette(palette());
    connect(m_query, &QPlainTextEdit::textChanged, this, &QueryOptions::onQuery);
    connect(m_parameters, &ParameterFields::edited, this, &QueryOptions::edited);
    connect(m_parameters, &ParameterFields::leftField, this, [this] { emit leftField("param"); });
    onQuery();
}

QWidget* QueryOptions::queryPart() {
    m_query->setToolTip(QString("What each connection asks, again and again. Several statements "
                                "with ; between them count together as one transaction."));
    m_query->setPlaceholderText("SELECT name, price FROM items WHERE id = $1");
    m_query->setTabChangesFocus(true);
    m_query->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_query->setFixedHeight(m_query->fontMetrics().lineSpacing() * 4 + 12);
    m_query->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    m_query->installEventFilter(this);
    addField("query", m_query);
    auto* holder = new QWidget(this);
    auto* column = tightColumn(holder, 3);
    column->addWidget(labelOf(QString("Quer&y"), *m_query));
    column->addWidget(m_query);
    column->addStretch();
    return holder;
}

QWidget* QueryOptions::parametersPart() {
    auto* retries =
        addNumber("retries",
                  QString("How often to try again if a deadlock or a serialization failure has "
                          "ended a transaction; what was tried again is counted apart"),
                  0, mostQueryRetries);
    auto* pipeline =
        addNumber("pipeline",
                  QString("How many queries may be under way at once on each connection, with the "
                          "engines loop and process; 1: the next one follows the answer"),
                  1, longestPipeline);
    addField("param", m_parameters);
    auto* holder = new QWidget(this);
    auto* column = tightColumn(holder, 3);
    auto* head = new QHBoxLayout;
    head->addWidget(new QLabel(QString("Parameters"), holder));
    head->addStretch();
    for (const auto& [text, field] : {std::pair("Pipeline", pipeline), {"Retries", retries}}) {
        head->addSpacing(6);
        head->addWidget(labelOf(QString(text), *field));
        head->addWidget(field);
    }
    column->addLayout(head);
    column->addWidget(m_parameters, 1);
    return holder;
}

void QueryOptions::onQuery() {
    m_parameters->setCount(parametersIn(m_query->toPlainText().toStdString()));
    emit edited();
}

void QueryOptions::setFields(const PlanFields& typed) {
    PlanOptions::setFields(typed);
    m_parameters->setText(typed["param"]);
}

void QueryOptions::readInto(PlanFields& typed) const {
    PlanOptions::readInto(typed);
    typed["param"] = m_parameters->text();
}

void QueryOptions::setTypes(const std::vector<std::string>& types) {
    m_parameters->setTypes(types);
}

void QueryOptions::changeEvent(QEvent* event) {
    PlanOptions::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_colours->setPalette(palette());
}

bool QueryOptions::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut && watched == m_query)
        emit leftField("query");
    return PlanOptions::eventFilter(watched, event);
}

} // namespace loadstone
