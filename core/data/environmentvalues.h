// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// What the environment has for each {{env NAME}} in a text, as it stands in a body and as it does
/// in a header. What is no such placeholder is passed over. Any thread, before a run.
std::vector<std::string> environmentValuesIn(std::string_view text);

} // namespace loadstone
