// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/runfile.h"

#include "core/report/runjson.h"
#include "ui/widgets/filewriting.h"

namespace loadstone {

Expected<void> writeRun(const QString& file, const RunReport& report) {
    return writeFile(file, QByteArray::fromStdString(encodeRun(report)));
}

} // namespace loadstone
