// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"
#include "ui/widgets/messagebar.h"

#include <functional>
#include <optional>

namespace loadstone {

class LocalTarget;

/// What the figures of a run alone do not tell, with what can be done about it; none if they tell
/// all. `follow` runs it again with redirects followed. Both must outlive the message.
std::optional<Message> remarkOn(const RunReport& report, LocalTarget& target,
                                const std::function<void()>& follow);

} // namespace loadstone
