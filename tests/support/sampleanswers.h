// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

namespace loadstone {

/// One answer as a server may send it before it closes, right or wrong.
struct SampleAnswer {
    const char* name;
    std::string bytes;
};

/// Answers of all kinds that a client can meet.
std::vector<SampleAnswer> sampleAnswers();

} // namespace loadstone
