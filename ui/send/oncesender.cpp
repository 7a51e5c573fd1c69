// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/oncesender.h"

#include "core/http/requestdata.h"

namespace loadstone {

OnceSender::OnceSender(QObject* parent) : QObject(parent), m_background(this) {}

OnceSender::~OnceSender() {
    stop();
}

void OnceSender::start(const LoadPlan& plan) {
    m_isSending = true;
    m_stop = std::stop_source();
    const auto send = [plan, stop = m_stop.get_token()]() -> SentOutcome {
        const auto first = RequestData::firstOf(plan.request, plan.feeds, plan.seed);
        if (!first)
            return tl::unexpected(first.error());
        return sendOnce(first->request, plan.transport, {plan.expected, plan.checks}, stop)
            .map([&](SentOnce once) {
                once.fromPlaceholders = first->secrets;
                return std::make_shared<const SentPage>(pageOf(std::move(once)));
            });
    };
    m_background.work(send, [this](const SentOutcome& outcome) {
        m_isSending = false;
        emit finished(outcome);
    });
}

} // namespace loadstone
