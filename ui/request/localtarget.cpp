// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/localtarget.h"

#include "core/run/targetprocess.h"
#include "ui/format.h"

#include <QUrl>

#include <algorithm>
#include <utility>

namespace loadstone {

namespace {

constexpr int usualPort = 8089;

bool hasOnlyRefusals(const Totals& totals) {
    const auto isRefusal = [](const auto& entry) {
        return entry.first.first == ErrorClass::Connect;
    };
    return totals.statuses.empty() && !totals.errors.empty() &&
           std::ranges::all_of(totals.errors, isRefusal);
}

} // namespace

LocalTarget::LocalTarget(TargetProcess& process, QObject* parent)
    : QObject(parent), m_process(process) {
    connect(&m_process, &TargetProcess::started, this, &LocalTarget::onStarted);
    connect(&m_process, &TargetProcess::stopped, this, &LocalTarget::onEnded);
    connect(&m_process, &TargetProcess::failed, this, &LocalTarget::onFailed);
}

bool LocalTarget::isMissingAt(const QString& text) const {
    const QUrl url(text.trimmed());
    const bool isHere = url.host() == "127.0.0.1" || url.host() == "localhost";
    return isHere && url.port() == usualPort && url.scheme() == "http" && !m_process.isRunning();
}

bool LocalTarget::wasMissedBy(const RunReport& report) const {
    return isMissingAt(toText(report.plan.request.url)) && hasOnlyRefusals(report.snapshot.totals);
}

void LocalTarget::start() {
    if (!m_process.isRunning())
        m_process.start(usualPort);
}

void LocalTarget::startAnywhere() {
    m_place = Place::UsualFirst;
    start();
}

void LocalTarget::startForRun() {
    if (!m_process.url().isEmpty()) {
        emit answersNow();
        return;
    }
    m_forRun = true;
    start();
}

Message LocalTarget::offerFor(const QString& action) {
    return Message::warning(QString("Nothing answers there: the local target is off."), action,
                            [this] { startForRun(); });
}

void LocalTarget::onStarted(const QString& url) {
    if (std::exchange(m_place, Place::Usual) != Place::Usual)
        emit answersAt(url);
    emit changed();
    if (std::exchange(m_forRun, false))
        emit answersNow();
}

void LocalTarget::onFailed() {
    onEnded();
    if (std::exchange(m_place, Place::Usual) == Place::UsualFirst)
        QMetaObject::invokeMethod(this, &LocalTarget::startElsewhere, Qt::QueuedConnection);
}

void LocalTarget::startElsewhere() {
    m_place = Place::Any;
    m_process.start(0);
}

void LocalTarget::onEnded() {
    m_forRun = false;
    emit changed();
}

} // namespace loadstone
