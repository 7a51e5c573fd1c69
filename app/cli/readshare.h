// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/options.h"

namespace loadstone {

/// Declares --share, so that parsing fills `text`, which must outlive `command`.
void declareShare(CLI::App& command, std::string& text, const std::string& group);

/// A share as typed, in percent; the usual one if nothing was typed.
Expected<double> readShare(const std::string& text);

} // namespace loadstone
