// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/countmessages.h"
#include "core/ngram/input/partition.h"

namespace loadstone {

// What a part does with the files of a job. May take long: any thread.

/// All files as they are seen here.
FilesSeen filesSeen(const SharedJob& job);

/// Looks into files and cuts them. Errors name the file.
Expected<FilesCut> cutFiles(const SharedJob& job, const CutOrder& order,
                            const std::atomic<bool>& cancelled);

/// The partitions of all files, numbered as on all hosts; of a file that is not here, such as are
/// not to be read. An error if a file has changed since.
Expected<std::vector<Partition>> partitionsOf(const SharedJob& job, const CountPlan& plan,
                                              const std::atomic<bool>& cancelled);

} // namespace loadstone
