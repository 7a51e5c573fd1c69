// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/targetnews.h"

#include "core/run/targetprocess.h"
#include "ui/format.h"
#include "ui/widgets/messagebar.h"

#include <utility>

namespace loadstone {

TargetNews::TargetNews(TargetProcess& target, MessageBar& messages, QObject* parent)
    : QObject(parent), m_messages(messages) {
    connect(&target, &TargetProcess::started, this, &TargetNews::takeBack);
}

void TargetNews::tellFailure(const Error& error) {
    m_messages.showMessage(Message::warning(
        toText(error.message), error.field == "port" ? QString("Use another port") : QString(),
        [this] { emit otherPortWanted(); }));
    m_told = m_messages.text();
}

void TargetNews::takeBack() {
    const QString told = std::exchange(m_told, {});
    if (!told.isEmpty() && m_messages.text() == told)
        m_messages.showMessage({});
}

} // namespace loadstone
