// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/bodyfield.h"

#include "core/base/wholefile.h"
#include "ui/format.h"
#include "ui/widgets/filequestion.h"
#include "ui/widgets/longtext.h"

#include <QFileInfo>
#include <QHBoxLayout>

namespace loadstone {

namespace {

QString placeholderOf(const GivenBody& body) {
    const QString size = bytesText(static_cast<double>(body.bytes.size()));
    return body.file.isEmpty() ? QString("%1 that are no text, from the opened result").arg(size)
                               : QString("%1, %2").arg(shortened(body.file), size);
}

} // namespace

BodyField::BodyField(QPlainTextEdit* text, QWidget* parent)
    : QWidget(parent),
      m_text(text),
      m_button(new QToolButton(this)),
      m_form(new QToolButton(this)),
      m_background(this) {
    auto* label = new QLabel(QString("&Body"), this);
    label->setBuddy(text);
    m_button->setObjectName("bodyFile");
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_form->setObjectName("bodyForm");
    m_form->setFocusPolicy(Qt::StrongFocus);
    m_form->setText(QString("Form…"));
    m_form->setToolTip(QString("Makes the body of the parts of a form, with files among them"));
    connect(m_form, &QToolButton::clicked, this, &BodyField::formWanted);
    auto* head = new QHBoxLayout;
    head->addWidget(label, 1);
    head->addWidget(m_form);
    head->addWidget(m_button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addLayout(head);
    column->addWidget(text);
    column->addStretch();
    connect(m_button, &QToolButton::clicked, this, &BodyField::onButton);
    setGiven({});
}

void BodyField::setGiven(const std::optional<GivenBody>& given) {
    ++m_readings;
    m_given = given;
    m_text->setEnabled(!given);
    m_text->setPlaceholderText(given ? placeholderOf(*given) : QString());
    if (given)
        m_text->clear();
    m_form->setVisible(!given);
    m_button->setText(given ? QString("Remove") : QString("File…"));
    m_button->setToolTip(given
                             ? QString("Send no such body; one can be typed then")
                             : QString("Takes the bytes of a file as they are now; the next start "
                                       "of the program does not know them any more"));
}

void BodyField::onButton() {
    if (!m_given)
        return askForOpening(this, QString("Body from a file"), QString("All files (*)"),
                             [this](const QString& file) { read(file); });
    setGiven({});
    emit edited();
}

void BodyField::read(const QString& file) {
    m_background.work([name = file.toStdString()] { return readWholeFile(name); },
                      [this, file, reading = ++m_readings](Expected<std::string> bytes) {
                          if (reading == m_readings)
                              take(file, std::move(bytes));
                      });
}

void BodyField::take(const QString& file, Expected<std::string> bytes) {
    if (!bytes)
        return emit failed({"data", bytes.error().message});
    setGiven(GivenBody{QFileInfo(file).fileName(), Body(*std::move(bytes))});
    emit edited();
}

} // namespace loadstone
