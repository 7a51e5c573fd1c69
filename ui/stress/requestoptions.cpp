#include "ui/stress/requestoptions.h"

#include "ui/widgets/formmarks.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace loadstone {

RequestOptions::RequestOptions(QWidget* parent)
    : QWidget(parent),
      m_redirects(new QSpinBox(this)),
      m_version(new QComboBox(this)),
      m_verifyTls(new QCheckBox(tr("Verify T&LS certificate"), this)),
      m_keepAlive(new QCheckBox(tr("&Keep connections alive"), this)),
      m_environmentProxy(new QCheckBox(tr("Use the &proxy of the environment"), this)) {
    buildTexts();
    buildTimes();
    buildVersion();
    buildSwitches();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(labelled(tr("He&aders"), m_headers), 3);
    row->addWidget(labelled(tr("&Body"), m_body), 3);
    row->addLayout(timesColumn());
    row->addLayout(switchesColumn());
}

QPlainTextEdit* RequestOptions::textField(const QString& name, const QString& tip) {
    auto* field = new QPlainTextEdit(this);
    field->setObjectName(name);
    field->setToolTip(tip);
    field->setTabChangesFocus(true);
    field->setLineWrapMode(QPlainTextEdit::NoWrap);
    field->setFixedHeight(fontMetrics().lineSpacing() * 6);
    field->setMinimumWidth(fontMetrics().averageCharWidth() * 18);
    connect(field, &QPlainTextEdit::textChanged, this, &RequestOptions::edited);
    return field;
}

void RequestOptions::buildTexts() {
    m_headers = textField("header", tr("Headers sent with each request, one per line: Name: value. "
                                       "Values of Authorization and Cookie are not remembered."));
    m_headers->setPlaceholderText("Accept: application/json");
    m_headers->installEventFilter(this);
    m_body = textField("body", tr("Body sent with each request, as it stands here (UTF-8). "
                                  "Usual with POST, PUT and PATCH."));
}

QLineEdit* RequestOptions::timeField(const std::string& name, const QString& tip) {
    auto* field = new QLineEdit(this);
    field->setObjectName(QString::fromStdString(name));
    field->setToolTip(tip);
    field->setAlignment(Qt::AlignRight);
    connect(field, &QLineEdit::textChanged, this, &RequestOptions::edited);
    connect(field, &QLineEdit::editingFinished, this, [this, name] { emit leftField(name); });
    return field;
}

void RequestOptions::buildTimes() {
    m_timeout = timeField("timeout", tr("Longest time for one request, connection included: 500ms, "
                                        "30s; a number alone means seconds"));
    m_connectTimeout = timeField("connect-timeout", tr("Longest time to connect, name look-up and "
                                                       "TLS included: 500ms, 5s"));
    m_expected = timeField("expect-status", tr("Statuses that count as ok; all others are errors: "
                                               "200-399 or 200,404"));
    m_redirects->setObjectName("redirect");
    m_redirects->setRange(0, maxRedirects);
    m_redirects->setAlignment(Qt::AlignRight);
    m_redirects->setSpecialValueText(tr("not followed"));
    m_redirects->setToolTip(tr("How many redirects one request follows at the most; 0 counts the "
                               "redirect itself as the answer"));
    connect(m_redirects, &QSpinBox::valueChanged, this, &RequestOptions::edited);
}

void RequestOptions::buildVersion() {
    m_version->addItem(tr("Auto"), static_cast<int>(HttpVersion::Auto));
    m_version->addItem("1.1", static_cast<int>(HttpVersion::Http1));
    m_version->addItem("2", static_cast<int>(HttpVersion::Http2));
    m_version->setObjectName("httpVersion");
    m_version->setToolTip(tr("Auto: HTTP/2 where the server offers it over TLS, else HTTP/1.1"));
    connect(m_version, &QComboBox::currentIndexChanged, this, &RequestOptions::edited);
}

void RequestOptions::buildSwitches() {
    m_verifyTls->setObjectName("verifyTls");
    m_verifyTls->setToolTip(tr("Off: any certificate is accepted, also a self-signed one"));
    m_keepAlive->setObjectName("keepAlive");
    m_keepAlive->setToolTip(tr("Off: every request opens a connection of its own, which costs "
                               "both sides much more"));
    m_environmentProxy->setObjectName("environmentProxy");
    m_environmentProxy->setToolTip(tr("Sends requests by way of the proxy named in http_proxy or "
                                      "https_proxy; then the proxy is measured, too"));
    for (QCheckBox* box : {m_verifyTls, m_keepAlive, m_environmentProxy})
        connect(box, &QCheckBox::toggled, this, &RequestOptions::edited);
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
    column->addRow(tr("T&imeout"), m_timeout);
    column->addRow(tr("&Connect timeout"), m_connectTimeout);
    column->addRow(tr("&Expected statuses"), m_expected);
    column->addRow(tr("Redirect&s"), m_redirects);
    for (QWidget* field :
         {static_cast<QWidget*>(m_timeout), static_cast<QWidget*>(m_expected),
          static_cast<QWidget*>(m_connectTimeout), static_cast<QWidget*>(m_redirects)})
        field->setFixedWidth(fontMetrics().averageCharWidth() * 17);
    return column;
}

QLayout* RequestOptions::switchesColumn() {
    auto* version = new QFormLayout;
    version->addRow(tr("HTTP versi&on"), m_version);
    auto* column = new QVBoxLayout;
    column->setSpacing(6);
    column->addLayout(version);
    column->addWidget(m_verifyTls);
    column->addWidget(m_keepAlive);
    column->addWidget(m_environmentProxy);
    column->addStretch();
    return column;
}

void RequestOptions::setFields(const PlanFields& fields) {
    m_headers->setPlainText(fields.headers);
    m_body->setPlainText(fields.body);
    m_timeout->setText(fields.timeout);
    m_connectTimeout->setText(fields.connectTimeout);
    m_expected->setText(fields.expected);
    m_redirects->setValue(fields.redirects);
    m_version->setCurrentIndex(m_version->findData(static_cast<int>(fields.version)));
    m_verifyTls->setChecked(fields.verifyTls);
    m_keepAlive->setChecked(fields.keepAlive);
    m_environmentProxy->setChecked(fields.environmentProxy);
}

void RequestOptions::readInto(PlanFields& fields) const {
    fields.headers = m_headers->toPlainText();
    fields.body = m_body->toPlainText();
    fields.timeout = m_timeout->text();
    fields.connectTimeout = m_connectTimeout->text();
    fields.expected = m_expected->text();
    fields.redirects = m_redirects->value();
    fields.version = static_cast<HttpVersion>(m_version->currentData().toInt());
    fields.verifyTls = m_verifyTls->isChecked();
    fields.keepAlive = m_keepAlive->isChecked();
    fields.environmentProxy = m_environmentProxy->isChecked();
}

void RequestOptions::addTo(FormMarks& marks, FieldNote* note) {
    marks.add("header", m_headers, note);
    marks.add("timeout", m_timeout, note);
    marks.add("connect-timeout", m_connectTimeout, note);
    marks.add("expect-status", m_expected, note);
    marks.add("redirect", m_redirects, note);
    marks.add("http2", m_version, note);
    marks.add("env-proxy", m_environmentProxy, note);
}

bool RequestOptions::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_headers && event->type() == QEvent::FocusOut)
        emit leftField("header");
    return QWidget::eventFilter(watched, event);
}

} // namespace loadstone
