// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <string>
#include <string_view>

namespace loadstone {

/// A file whose rows give requests their values, and which row comes when. A value; any thread. The
/// file is opened by a Feed.
struct FeedChoice {
    enum class Order {
        InOrder, ///< from the first again after the last
        Random,  ///< any row, by the plan's seed
        Once,    ///< each row once; the run ends with the last
    };

    std::string file;
    Order order = Order::InOrder;

    /// As read() reads it: "users.csv:once", and without the order if rows come in order.
    std::string text() const;
    /// The error says what is wrong and what to write, and names no field.
    static Expected<FeedChoice> read(std::string_view text);

    bool operator==(const FeedChoice&) const = default;
};

} // namespace loadstone
