#pragma once

#include <string>

namespace loadstone {

/// A size with what it counts: "1 thread", "12 processes", "1,000 connections". `plural` is one of
/// the words that a pool size goes by. A size that is not whole is rounded. Any thread.
std::string sized(double size, const std::string& plural);

/// "thread" of "threads", "process" of "processes".
std::string singularOf(const std::string& plural);

/// "12.5 requests/s", "1,250 requests/s".
std::string throughputText(double throughput);

} // namespace loadstone
