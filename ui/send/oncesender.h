// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "ui/send/sentpage.h"
#include "ui/widgets/backgroundwork.h"

namespace loadstone {

/// What came of one request; shared, as a body may be large.
using SentOutcome = Expected<std::shared_ptr<const SentPage>>;

/// Sends one request beside the window. Destroying it stops and waits. GUI thread.
class OnceSender : public QObject {
    Q_OBJECT

public:
    explicit OnceSender(QObject* parent = nullptr);
    ~OnceSender() override;

    /// Not while isSending(). Answered by exactly one finished(), later.
    void start(const LoadPlan& plan);
    void stop() { m_stop.request_stop(); }
    bool isSending() const { return m_isSending; }

signals:
    void finished(const loadstone::SentOutcome& outcome);

private:
    bool m_isSending = false;
    std::stop_source m_stop;
    BackgroundWork m_background;
};

} // namespace loadstone
