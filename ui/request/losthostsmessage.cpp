// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/losthostsmessage.h"

#include "core/report/hostwords.h"
#include "ui/format.h"

#include <utility>

namespace loadstone {

namespace {

Message partialResult(const std::string& lost, const char* rest) {
    return Message::warning(QString("Partial result: %1; %2.").arg(toText(lost), rest));
}

} // namespace

std::optional<Message> LostHostsMessage::look(const std::vector<HostShare>& hosts) {
    const std::string lost = lostHostsText(hosts);
    if (lost == std::exchange(m_told, lost))
        return std::nullopt;
    if (lost.empty())
        return Message::info(QString("All hosts are heard of again."));
    return partialResult(lost, "what was counted until then is kept, and the others do not take "
                               "over its share");
}

std::optional<Message> LostHostsMessage::ofEnded(const std::vector<HostShare>& hosts) {
    const std::string lost = lostHostsText(hosts);
    if (lost.empty())
        return std::nullopt;
    return partialResult(lost, "what was counted until then is kept, and the rest of its share was "
                               "not sent or is not known");
}

} // namespace loadstone
