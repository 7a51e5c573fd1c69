// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/ngram/job/malformed.h"

#include <string>
#include <string_view>
#include <variant>

namespace loadstone {

/// What a parent tells its worker, one byte on the worker's standard input; its end means: leave.
enum class WorkerCommand : char { Map = 'm', Reduce = 'r' };

/// The worker has carried the command out, or nothing was left to do.
struct WorkerDone {
    bool operator==(const WorkerDone&) const = default;
};

/// What a worker answers, a line on its standard output each: lines that were not counted, and in
/// the end that it is done, or the error that ends the job.
using WorkerMessage = std::variant<MalformedLine, WorkerDone, Error>;

/// One line, its line feed included.
std::string encode(const WorkerMessage& message);
/// Without the line feed. A line that is no message is an error of the job.
WorkerMessage decodeMessage(std::string_view line);

} // namespace loadstone
