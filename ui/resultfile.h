#pragma once

#include "core/report/resultjson.h"

#include <QString>

namespace loadstone {

/// A run or a sweep from a file; the error is a sentence that names the file. A large sweep takes
/// seconds. Any thread.
Expected<ResultReport> readResult(const QString& file);

} // namespace loadstone
