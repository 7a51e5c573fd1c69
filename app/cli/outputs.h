// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/outputrequest.h"
#include "core/base/expected.h"

#include <QFileDevice>

#include <functional>
#include <memory>
#include <optional>
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
    /// To be called while a result is handed over, if it turns out that it cannot be made: no file
    /// gets its name that has it not yet, nothing more is written, and write() gives the error.
    void giveUp(const Error& error) { m_givenUp = error; }

private:
    struct Output {
        std::string format;
        std::unique_ptr<QFileDevice> file; ///< none: standard output
    };

    Expected<void> writeFile(QFileDevice& file, const std::string& format,
                             const Render& render) const;

    std::vector<Output> m_outputs;
    std::optional<Error> m_givenUp;
};

} // namespace loadstone
