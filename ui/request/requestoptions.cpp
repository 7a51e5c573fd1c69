// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/requestoptions.h"

#include "core/load/flagchoices.h"
#include "ui/request/bodyfield.h"
#include "ui/widgets/fieldlabel.h"
#include "ui/widgets/textfield.h"

#include <QEvent>
#include <QHBoxLayout>

namespace loadstone {

namespace {
constexpr int fieldCharacters = 17;
}

RequestOptions::RequestOptions(QWidget* parent) : PlanOptions(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(labelled(QString("He&aders"), headersField()), 3);
    m_body = bodyField();
    row->addWidget(m_body, 3);
    row->addLayout(timesColumn());
    row->addLayout(switchesColumn());
    // Fields that were put into another widget are behind all others otherwise.
    for (std::size_t i = 1; i < fields().size(); ++i)
        setTabOrder(fields()[i - 1].second, fields()[i].second);
}

QPlainTextEdit* RequestOptions::textField(const char* field, const QString& tip) {
    auto* text = new TextField(this);
    text->setToolTip(tip);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFixedHeight(fontMetrics().lineSpacing() * 6);
    text->setMinimumWidth(fontMetrics().averageCharWidth() * 18);
    connect(text, &QPlainTextEdit::textChanged, this, &RequestOptions::edited);
    addField(field, text);
    return text;
}

QWidget* RequestOptions::headersField() {
    auto* headers =
        textField("header", QString("Headers sent with each request, one per line: Name: "
                                    "value. Values of Authorization and Cookie are not "
                                    "remembered."));
    headers->setPlaceholderText("Accept: application/json");
    headers->installEventFilter(this);
    return headers;
}

BodyField* RequestOptions::bodyField() {
    auto* text =
        textField("data", QString("Body sent with each request, as it stands here (UTF-8). "
                                  "Usual with POST, PUT and PATCH."));
    text->setObjectName("body");
    auto* body = new BodyField(text, this);
    connect(body, &BodyField::edited, this, &RequestOptions::edited);
    connect(body, &BodyField::failed, this, &RequestOptions::failed);
    connect(body, &BodyField::formWanted, this, &RequestOptions::formWanted);
    return body;
}

QWidget* RequestOptions::redirectsField() {
    auto* redirects =
        addNumber("redirect",
                  QString("How many redirects one request follows at the most; 0 follows "
                          "none, and the redirect itself is the answer"),
                  0, maxRedirects);
    redirects->setFixedWidth(fontMetrics().averageCharWidth() * fieldCharacters);
    return redirects;
}

QWidget* RequestOptions::versionField() {
    auto* version = addChoice(
        "http2", QString("Auto: HTTP/2 where the server offers it over TLS, else HTTP/1.1"));
    for (const VersionChoice& choice : versionChoices)
        version->addItem(choice.value == HttpVersion::Auto ? QString("Auto") : choice.name,
                         QString(choice.name));
    version->setObjectName("httpVersion");
    return version;
}

QWidget* RequestOptions::labelled(const QString& text, QWidget* field) {
    auto* holder = new QWidget(this);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(labelOf(text, *field));
    column->addWidget(field);
    column->addStretch();
    return holder;
}

QFormLayout* RequestOptions::timesColumn() {
    auto* column = new QFormLayout;
    column->setVerticalSpacing(4);
    const auto row = [&](const QString& label, const char* field, const QString& tip) {
        column->addRow(label, addShortLine(field, tip, fieldCharacters));
    };
    row(QString("T&imeout"), "timeout",
        QString(
            "Longest time for one request, connection included: 500ms, 30s; a number alone means "
            "seconds"));
    row(QString("&Connect timeout"), "connect-timeout",
        QString("Longest time to connect, name look-up and TLS included: 500ms, 5s"));
    row(QString("&Expected statuses"), "expect-status",
        QString("Statuses that count as ok; all others are errors: 200-399 or 200,404"));
    column->addRow(QString("Follow redirect&s"), redirectsField());
    return column;
}

QLayout* RequestOptions::switchesColumn() {
    auto* version = new QFormLayout;
    version->addRow(QString("HTTP versi&on"), versionField());
    auto* column = new QVBoxLayout;
    column->setSpacing(6);
    column->addLayout(version);
    addSwitches(*column);
    column->addStretch();
    return column;
}

void RequestOptions::addSwitches(QVBoxLayout& column) {
    const auto add = [&](const char* field, const QString& text, const QString& tip) {
        column.addWidget(addSwitch(field, text, tip));
    };
    add("insecure", QString("Verify TLS certificate"),
        QString("Off: any certificate is accepted, also a self-signed one"));
    add("disable-keepalive", QString("&Keep connections alive"),
        QString(
            "Off: every request opens a connection of its own, which costs both sides much more"));
    add("env-proxy", QString("Use the &proxy of the environment"),
        QString(
            "Sends requests by way of the proxy named in http_proxy or https_proxy; then the proxy "
            "is measured, too"));
    add("retry-stale", QString("Retry on stale connections"),
        QString(
            "Sends a request once more if the server had closed the idle connection; GET, HEAD, "
            "PUT, DELETE, OPTIONS and TRACE only"));
    add("spread-addresses", QString("Use all addresses"),
        QString(
            "Connects to all addresses of the host in turn, not only to the first that answers"));
}

void RequestOptions::setFields(const PlanFields& typed) {
    PlanOptions::setFields(typed);
    m_body->setGiven(typed.body);
}

void RequestOptions::readInto(PlanFields& typed) const {
    PlanOptions::readInto(typed);
    typed.body = m_body->given();
}

void RequestOptions::showOnly(const std::function<bool(const std::string&)>& isWanted) {
    PlanOptions::showOnly(isWanted);
    m_body->setVisible(isWanted("data"));
}

bool RequestOptions::eventFilter(QObject* watched, QEvent* event) {
    for (const auto& [field, widget] : fields())
        if (event->type() == QEvent::FocusOut && watched == widget)
            emit leftField(field);
    return PlanOptions::eventFilter(watched, event);
}

} // namespace loadstone
