// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <tl/expected.hpp>

namespace loadstone {

/// What is wrong, in one sentence for a person, and the setting that it is about.
/// `field` is a plan field's name ("threads"), or empty where no single setting is to blame.
struct Error {
    std::string field;
    std::string message;

    bool operator==(const Error&) const = default;
};

/// The one alias behind which tl::expected stands, until the standard's own is at hand.
template <typename T>
using Expected = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string field, std::string message) {
    return tl::unexpected<Error>(Error{std::move(field), std::move(message)});
}

} // namespace loadstone
