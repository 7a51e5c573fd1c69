// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/request.h"

#include <string>
#include <vector>

namespace loadstone {

/// A secret that *** stands for, in what was read from where secrets are not kept.
struct MissingSecret {
    std::string field; ///< of the setting
    std::string name;  ///< in words: "the header Cookie", "\"token\" in the URL"
};

/// The first one of each text of `request`. Stars that are no mask are none.
std::vector<MissingSecret> missingSecrets(const Request& request);
std::vector<MissingSecret> missingSecrets(const TransportOptions& options);

/// Whether a header lost its value, or what is secret of it.
bool holdsMask(const Header& header);

/// `url` without its user and password, if one of them is ***.
std::string withoutMaskedUser(const std::string& url);

} // namespace loadstone
