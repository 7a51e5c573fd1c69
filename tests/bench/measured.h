// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

namespace loadstone {

/// A whole process, timed from outside: what any other tool would be judged by as well.
struct Measured {
    double wallSeconds = 0;
    double cpuSeconds = 0; ///< user and system
    long peakKilobytes = 0;
    int exitCode = -1;
};

/// Runs a program found in PATH and waits for it. What it prints goes to the file `output`; what it
/// says on stderr is thrown away.
Measured runMeasured(const std::vector<std::string>& arguments,
                     const std::string& output = "/dev/null");

/// Of the line "1234 requests in 2.00s" that wrk printed into a file; 0 if there is none.
double wrkRequests(const std::string& file);

double median(std::vector<double> values);

/// "median 0.987 (0.961 to 1.012) of 9 pairs"
std::string spreadOf(const std::vector<double>& values);

} // namespace loadstone
