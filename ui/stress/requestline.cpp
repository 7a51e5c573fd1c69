#include "ui/stress/requestline.h"

#include "ui/theme/chartcolors.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace loadstone {

namespace {
const QStringList methods{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"};
}

RequestLine::RequestLine(QWidget* parent)
    : QWidget(parent),
      m_method(new QComboBox(this)),
      m_url(new QLineEdit(this)),
      m_button(new QPushButton(this)) {
    auto* label = new QLabel(tr("&URL"), this);
    label->setBuddy(m_url);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_method);
    row->addWidget(label);
    row->addWidget(m_url, 1);
    row->addWidget(m_button);
    buildFields();
    buildButton();
}

void RequestLine::buildFields() {
    m_method->addItems(methods);
    m_method->setObjectName("method");
    m_method->setAccessibleName(tr("Method"));
    m_method->setToolTip(tr("HTTP method of each request"));
    m_url->setObjectName("url");
    m_url->setPlaceholderText("http://host:port/path");
    m_url->setToolTip(tr("Address that every request goes to: http:// or https://, host, port and "
                         "path"));
    connect(m_method, &QComboBox::currentTextChanged, this, &RequestLine::edited);
    connect(m_url, &QLineEdit::textChanged, this, &RequestLine::edited);
}

void RequestLine::buildButton() {
    m_button->setObjectName("startStop");
    m_button->setAutoDefault(true);
    m_button->setText(tr("Start"));
    m_button->setMinimumWidth(fontMetrics().averageCharWidth() * 14);
    connect(m_button, &QPushButton::clicked, this,
            [this] { m_running ? emit stopClicked() : emit startClicked(); });
    setRunning(false);
}

void RequestLine::setMethod(const QString& method) {
    if (m_method->findText(method) < 0)
        m_method->addItem(method);
    m_method->setCurrentText(method);
}

void RequestLine::setRunning(bool running) {
    m_running = running;
    m_method->setEnabled(!running);
    m_url->setEnabled(!running);
    m_button->setText(running ? tr("Stop") : tr("Start"));
    m_button->setToolTip(running ? tr("End the run now and keep what it has measured (Esc)")
                                 : tr("Send the requests (Enter or Ctrl+R)"));
    colorButton();
}

void RequestLine::colorButton() {
    const QColor color = m_running ? QColor(0xc93a3a) : QColor(0x2f6fed);
    m_button->setStyleSheet(
        QStringLiteral("QPushButton { background: %1; color: white; border: 2px "
                       "solid %1; border-radius: 4px; padding: 2px 14px; }"
                       "QPushButton:hover { background: %2; }"
                       "QPushButton:pressed { background: %3; }"
                       "QPushButton:focus { border-color: %4; }")
            .arg(color.name(), color.lighter(110).name(), color.darker(120).name(),
                 palette().color(QPalette::WindowText).name()));
}

void RequestLine::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorButton();
}

} // namespace loadstone
