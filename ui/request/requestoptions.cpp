#include "ui/request/requestoptions.h"

#include "core/load/plansettings.h"
#include "ui/widgets/fieldtext.h"
#include "ui/widgets/formmarks.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/textfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace loadstone {

RequestOptions::RequestOptions(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(labelled(tr("He&aders"), headersField()), 3);
    row->addWidget(labelled(tr("&Body"), bodyField()), 3);
    row->addLayout(timesColumn());
    row->addLayout(switchesColumn());
    // Fields that were put into another widget are behind all others otherwise.
    for (std::size_t i = 1; i < m_fields.size(); ++i)
        setTabOrder(m_fields[i - 1].second, m_fields[i].second);
}

QPlainTextEdit* RequestOptions::textField(const char* field, const QString& tip) {
    auto* text = new TextField(this);
    text->setToolTip(tip);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFixedHeight(fontMetrics().lineSpacing() * 6);
    text->setMinimumWidth(fontMetrics().averageCharWidth() * 18);
    connect(text, &QPlainTextEdit::textChanged, this, &RequestOptions::edited);
    m_fields.emplace_back(field, text);
    return text;
}

QWidget* RequestOptions::headersField() {
    auto* headers = textField("header", tr("Headers sent with each request, one per line: Name: "
                                           "value. Values of Authorization and Cookie are not "
                                           "remembered."));
    headers->setObjectName("header");
    headers->setPlaceholderText("Accept: application/json");
    headers->installEventFilter(this);
    return headers;
}

QWidget* RequestOptions::bodyField() {
    auto* body = textField("data", tr("Body sent with each request, as it stands here (UTF-8). "
                                      "Usual with POST, PUT and PATCH."));
    body->setObjectName("body");
    return body;
}

QWidget* RequestOptions::timeField(const char* field, const QString& tip) {
    auto* line = new QLineEdit(this);
    line->setObjectName(field);
    line->setToolTip(tip);
    line->setAlignment(Qt::AlignRight);
    line->setFixedWidth(fontMetrics().averageCharWidth() * 17);
    connect(line, &QLineEdit::textChanged, this, &RequestOptions::edited);
    connect(line, &QLineEdit::editingFinished, this, [this, field] { emit leftField(field); });
    m_fields.emplace_back(field, line);
    return line;
}

QWidget* RequestOptions::redirectsField() {
    auto* redirects = new NumberField(this);
    redirects->setObjectName("redirect");
    redirects->setRange(0, maxRedirects);
    redirects->setToolTip(
        tr("How many redirects one request follows at the most; 0 follows none, and "
           "the redirect itself is the answer"));
    redirects->setFixedWidth(fontMetrics().averageCharWidth() * 17);
    connect(redirects, &NumberField::edited, this, &RequestOptions::edited);
    connect(redirects, &NumberField::editingFinished, this, [this] { emit leftField("redirect"); });
    m_fields.emplace_back("redirect", redirects);
    return redirects;
}

QWidget* RequestOptions::versionField() {
    auto* version = new QComboBox(this);
    for (const VersionChoice& choice : versionChoices)
        version->addItem(choice.value == HttpVersion::Auto ? tr("Auto") : choice.name,
                         QString(choice.name));
    version->setObjectName("httpVersion");
    version->setToolTip(tr("Auto: HTTP/2 where the server offers it over TLS, else HTTP/1.1"));
    connect(version, &QComboBox::currentIndexChanged, this, &RequestOptions::edited);
    m_fields.emplace_back("http2", version);
    return version;
}

void RequestOptions::addSwitch(QVBoxLayout& column, const char* field, const QString& text,
                               const QString& tip) {
    auto* box = new QCheckBox(text, this);
    box->setObjectName(field);
    box->setToolTip(tip);
    connect(box, &QCheckBox::toggled, this, &RequestOptions::edited);
    m_fields.emplace_back(field, box);
    column.addWidget(box);
}

QWidget* RequestOptions::labelled(const QString& text, QWidget* field) {
    auto* holder = new QWidget(this);
    auto* label = new QLabel(text, holder);
    label->setBuddy(field);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(label);
    column->addWidget(field);
    column->addStretch();
    return holder;
}

QFormLayout* RequestOptions::timesColumn() {
    auto* column = new QFormLayout;
    column->setVerticalSpacing(4);
    column->addRow(tr("T&imeout"),
                   timeField("timeout", tr("Longest time for one request, connection included: "
                                           "500ms, 30s; a number alone means seconds")));
    column->addRow(tr("&Connect timeout"),
                   timeField("connect-timeout", tr("Longest time to connect, name look-up and "
                                                   "TLS included: 500ms, 5s")));
    column->addRow(tr("&Expected statuses"),
                   timeField("expect-status", tr("Statuses that count as ok; all others are "
                                                 "errors: 200-399 or 200,404")));
    column->addRow(tr("Follow redirect&s"), redirectsField());
    return column;
}

QLayout* RequestOptions::switchesColumn() {
    auto* version = new QFormLayout;
    version->addRow(tr("HTTP versi&on"), versionField());
    auto* column = new QVBoxLayout;
    column->setSpacing(6);
    column->addLayout(version);
    addSwitch(*column, "insecure", tr("Verify TLS certificate"),
              tr("Off: any certificate is accepted, also a self-signed one"));
    addSwitch(*column, "disable-keepalive", tr("&Keep connections alive"),
              tr("Off: every request opens a connection of its own, which costs both sides much "
                 "more"));
    addSwitch(*column, "env-proxy", tr("Use the &proxy of the environment"),
              tr("Sends requests by way of the proxy named in http_proxy or https_proxy; then the "
                 "proxy is measured, too"));
    addSwitch(
        *column, "retry-stale", tr("Retry on stale connections"),
        tr("Sends a request once more if the server had closed the idle connection; GET, HEAD, "
           "PUT, DELETE, OPTIONS and TRACE only"));
    addSwitch(*column, "spread-addresses", tr("Use all addresses"),
              tr("Connects to all addresses of the host in turn, not only to the first that "
                 "answers"));
    column->addStretch();
    return column;
}

void RequestOptions::setFields(const PlanFields& fields) {
    for (const auto& [field, widget] : m_fields)
        setFieldText(*widget, fields[field]);
}

void RequestOptions::readInto(PlanFields& fields) const {
    for (const auto& [field, widget] : m_fields)
        fields[field] = fieldText(*widget);
}

void RequestOptions::addTo(FormMarks& marks, FieldNote* note) {
    for (const auto& [field, widget] : m_fields)
        marks.add(field, widget, note);
}

bool RequestOptions::eventFilter(QObject* watched, QEvent* event) {
    for (const auto& [field, widget] : m_fields)
        if (event->type() == QEvent::FocusOut && watched == widget)
            emit leftField(field);
    return QWidget::eventFilter(watched, event);
}

} // namespace loadstone
