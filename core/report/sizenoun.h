// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

namespace loadstone {

/// A size with what it counts: "1 thread", "12 processes", "1,000 connections". `plural` is one of
/// the words that a pool size goes by. A size that is not whole is rounded. Any thread.
std::string sized(double size, const std::string& plural);

/// "thread" of "threads", "process" of "processes".
std::string singularOf(const std::string& plural);

/// "4, 8 and 16 threads"; "1 thread".
std::string sizedAll(const std::vector<double>& sizes, const std::string& plural);

/// "3.4 %", "12 %".
std::string percentText(double percent);

/// "12.5 requests/s", "1,250 requests/s".
std::string throughputText(double throughput);

} // namespace loadstone
