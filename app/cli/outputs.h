// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/outputrequest.h"
#include "core/base/expected.h"

#include <QFileDevice>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// The places that a result goes to. Files are opened before the work, so that an unwritable
/// one is found out then, and appear under their name only when they are complete.
class Outputs {
public:
    static Expected<Outputs> open(const std::vector<OutputRequest>& requests);

    /// Takes a piece of a result; false: it is of no use to go on.
    using Write = std::function<bool(std::string_view)>;
    /// Hands a result in `format` over, piece by piece.
    using Render = std::function<void(const std::string& format, const Write& write)>;

    /// Writes to all; if standard output `isGone` with its terminal, that is no error.
    Expected<void> write(const Render& render, bool isGone = false);

private:
    struct Output {
        std::string format;
        std::unique_ptr<QFileDevice> file; ///< none: standard output
    };

    static Expected<void> writeFile(QFileDevice& file, const std::string& format,
                                    const Render& render);

    std::vector<Output> m_outputs;
};

} // namespace loadstone
