// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace loadstone {

/// Notices that nothing is heard of somebody who gives a sign of life several times a second. It
/// counts looks, one each 100 ms, and not time: what holds this program up is not the other's
/// silence.
class SilenceWatch {
public:
    static constexpr int looksEach = 100;   ///< milliseconds from look to look
    static constexpr int signsEach = 200;   ///< milliseconds from sign to sign
    static constexpr int patience = 16;     ///< looks until it is called lost
    static constexpr int lastPatience = 50; ///< looks until it is given up

    void hear() { m_looks = 0; }
    void look() { ++m_looks; }
    bool isLost() const { return m_looks >= patience; }
    /// Nobody waits for it any more.
    bool isGivenUp() const { return m_looks >= lastPatience; }

private:
    int m_looks = 0;
};

} // namespace loadstone
