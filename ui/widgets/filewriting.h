#pragma once

#include "core/base/expected.h"

#include <QByteArray>
#include <QString>

namespace loadstone {

/// Writes all of `bytes` or leaves an existing file as it was. The error is a sentence.
Expected<void> writeFile(const QString& file, const QByteArray& bytes);

} // namespace loadstone
