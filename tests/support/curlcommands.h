// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

namespace loadstone {

/// A cURL command as a person would paste it. HOST stands for host and port of a server, PORT for
/// its port; the files data.txt, photo.png and headers.txt are there.
struct CurlSample {
    std::string command;
    std::string bash;     ///< what bash has to run for the same; empty: the command itself
    bool differs = false; ///< curl is known to send other bytes
};

/// In our own words, of all quotings and all options.
std::vector<CurlSample> curlSamples();

} // namespace loadstone
