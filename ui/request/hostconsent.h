// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/consent.h"

#include <QSettings>

#include <functional>

class QWidget;

namespace loadstone {

/// The hosts elsewhere of which the user has said that they may be tested, and the question about
/// another one, once for each. `settings` and `window` must outlive it. GUI thread.
class HostConsent {
public:
    HostConsent(QSettings& settings, QWidget& window) : m_settings(settings), m_window(window) {}

    /// For the next start.
    Consent consent() const;
    /// Asks if that is what `error` is about; `start` follows if the user agrees. False: it is not.
    bool asksFor(const Error& error, const LoadPlan& plan, const std::function<void()>& start);

private:
    void remember(const QString& host);

    QSettings& m_settings;
    QWidget& m_window;
};

} // namespace loadstone
