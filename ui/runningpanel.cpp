// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/runningpanel.h"

#include "ui/format.h"
#include "ui/widgets/scrolled.h"

#include <QShowEvent>
#include <QVBoxLayout>
#include <QWindow>

#include <cmath>
#include <utility>

namespace loadstone {

RunningPanel::RunningPanel(QSettings& settings, QString group, QWidget* parent)
    : Panel(parent),
      m_settings(settings),
      m_group(std::move(group)),
      m_pages(new QStackedWidget(this)) {
    constexpr std::chrono::milliseconds pause{200};
    m_storing.setSingleShot(true);
    m_storing.setInterval(pause);
    connect(&m_storing, &QTimer::timeout, this, &RunningPanel::storeNow);
}

void RunningPanel::setParts(const Parts& parts) {
    m_form = parts.form;
    m_pages->addWidget(parts.empty);
    m_pages->addWidget(scrolled(parts.results));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 10, 12, 8);
    rows->setSpacing(10);
    rows->addWidget(m_form);
    rows->addWidget(m_pages, 1);
    setFocusProxy(m_form);
    m_form->showOptions(m_settings.value(m_group + "/options_shown", false).toBool());
    const auto storeSoon = [this] { m_storing.start(); };
    connect(m_form, &SettingsForm::edited, this, storeSoon);
    connect(m_form, &SettingsForm::optionsToggled, this, storeSoon);
    connect(m_form, &SettingsForm::startRequested, this, &RunningPanel::start);
    connect(m_form, &SettingsForm::stopRequested, this, &RunningPanel::stop);
}

void RunningPanel::addPage(QWidget* page) {
    m_pages->addWidget(scrolled(page));
}

void RunningPanel::showPage(QWidget* page) {
    for (int i = 0; i < m_pages->count(); ++i)
        if (m_pages->widget(i)->isAncestorOf(page))
            m_pages->setCurrentIndex(i);
}

void RunningPanel::storeNow() {
    storeFields(m_settings);
    m_settings.setValue(m_group + "/options_shown", m_form->areOptionsShown());
}

void RunningPanel::start() {
    if (!mayStart() || !launch())
        return;
    m_form->settle();
    emit messageRaised({});
    showRunning();
}

void RunningPanel::stop() {
    if (!isRunning())
        return;
    m_stopping = true;
    halt();
    emit stateChanged();
}

QString RunningPanel::stateText() const {
    if (m_stopping)
        return "Stopping";
    if (!isRunning())
        return "Ready";
    return QStringLiteral("Running · %1").arg(wholeSecondsText(m_elapsed));
}

void RunningPanel::showRunning() {
    m_form->setRunning(isRunning());
    emit stateChanged();
}

void RunningPanel::releaseForm() {
    m_stopping = false;
    m_form->setRunning(false);
}

void RunningPanel::showHeldBack(const QString& why) {
    m_form->holdBack(why);
}

void RunningPanel::showElapsed(Seconds elapsed) {
    const bool isNextSecond = std::floor(elapsed.count()) != std::floor(m_elapsed.count());
    m_elapsed = elapsed;
    if (isNextSecond && isSeen())
        emit stateChanged();
}

// The first drawing of a page takes several frames, for its fonts, styles and layout: better now
// than while something is being measured.
void RunningPanel::showEvent(QShowEvent* event) {
    Panel::showEvent(event);
    if (!hasResult() && !event->spontaneous())
        QTimer::singleShot(0, this, &RunningPanel::drawAhead);
}

void RunningPanel::drawAhead() {
    QWidget& results = *m_pages->widget(1);
    if (results.isVisible())
        return;
    results.resize(m_pages->size());
    results.grab();
}

// A window that is minimised or covered by another desktop is not exposed.
bool RunningPanel::isSeen() const {
    const QWindow* handle = window()->windowHandle();
    return isVisible() && handle && handle->isExposed();
}

void RunningPanel::warn(const QString& sentence) {
    emit messageRaised(Message::warning(sentence));
}

void RunningPanel::tellError(const Error& error) {
    if (!m_form->showError(error))
        warn(sentence(error.message));
}

} // namespace loadstone
