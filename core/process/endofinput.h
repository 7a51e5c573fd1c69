// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace loadstone {

/// Notices that the parent wants this process to end: its standard input ends then. SIGTERM, which
/// often goes to a whole group of processes, gives the parent a moment to say so in good order, and
/// ends the process only after that.
class EndOfInput {
public:
    /// Blocks SIGTERM; to be made before any thread is.
    EndOfInput();

    /// Returns when standard input has ended.
    void await() const;

private:
    int m_signals;
};

} // namespace loadstone
