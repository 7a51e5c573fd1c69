// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/requestline.h"

#include "core/postgres/queryprotocol.h"
#include "ui/request/typedurl.h"
#include "ui/widgets/fieldlabel.h"

#include <QHBoxLayout>

namespace loadstone {

namespace {
const QStringList methods{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"};
}

RequestLine::RequestLine(const QString& startTip, const QString& stopTip, QWidget* parent)
    : QWidget(parent),
      m_method(new QComboBox(this)),
      m_protocol(new QComboBox(this)),
      m_url(new UrlField(this)),
      m_button(new StartButton({QString("Start"), startTip}, {QString("Stop"), stopTip}, this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_method);
    row->addWidget(m_protocol);
    row->addWidget(labelOf(QString("&URL"), *m_url));
    row->addWidget(m_url, 1);
    row->addWidget(m_button);
    buildFields();
    buildProtocol();
    buildButton();
}

void RequestLine::buildFields() {
    m_method->addItems(methods);
    m_method->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_method->setMinimumContentsLength(7); // one that comes from a file may be long
    m_method->setObjectName("method");
    m_method->setAccessibleName(QString("Method"));
    m_method->setToolTip(QString("HTTP method of each request"));
    m_url->setObjectName("url");
    m_url->setPlaceholderText("http://host:port/path");
    m_url->setToolTip(
        QString("Address that every request goes to: http:// or https://, host, port and "
                "path. A cURL command that is pasted here fills in the whole request.\n"
                "A database: postgresql://user@host:port/database. What is not in it comes from "
                "PG* variables and the password file, as for psql; its password is not "
                "remembered."));
    connect(m_method, &QComboBox::currentTextChanged, this, &RequestLine::edited);
    connect(m_url, &UrlField::textChanged, this, &RequestLine::edited);
    connect(m_url, &UrlField::editingFinished, this, &RequestLine::completeUrl);
}

void RequestLine::buildProtocol() {
    for (const std::string_view name : queryProtocolNames)
        m_protocol->addItem(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
    m_protocol->setObjectName("protocol");
    m_protocol->setAccessibleName(QString("Protocol"));
    m_protocol->setToolTip(
        QString("How queries are sent: prepared, parsed once for each connection; extended, parsed "
                "each time; simple, as text, which poolers such as PgBouncer can pass on"));
    connect(m_protocol, &QComboBox::currentTextChanged, this, &RequestLine::edited);
    m_protocol->hide();
}

void RequestLine::setProtocol(const QString& protocol) {
    m_protocol->setCurrentText(protocol);
}

void RequestLine::showDatabase(bool isDatabase) {
    m_method->setVisible(!isDatabase);
    m_protocol->setVisible(isDatabase);
    if (m_other)
        m_other->setVisible(!isDatabase);
}

void RequestLine::buildButton() {
    m_button->setObjectName("startStop");
    connect(m_button, &StartButton::startClicked, this, &RequestLine::startClicked);
    connect(m_button, &StartButton::stopClicked, this, &RequestLine::stopClicked);
}

void RequestLine::holdBack(const QString& why) {
    m_button->holdBack(why);
    if (m_other)
        m_other->setEnabled(why.isEmpty());
}

void RequestLine::addButton(QPushButton* button) {
    m_other = button;
    auto& row = static_cast<QHBoxLayout&>(*layout());
    row.insertWidget(row.indexOf(m_button), button);
}

void RequestLine::setMethod(const QString& method) {
    if (m_method->findText(method) < 0)
        m_method->addItem(method);
    m_method->setCurrentText(method);
}

void RequestLine::completeUrl() {
    const QString whole = withScheme(m_url->text());
    if (whole != m_url->text())
        m_url->setText(whole);
}

void RequestLine::setRunning(bool running) {
    m_method->setEnabled(!running);
    m_protocol->setEnabled(!running);
    m_url->setEnabled(!running);
    m_button->setRunning(running);
    if (m_other)
        m_other->setEnabled(!running);
}

} // namespace loadstone
