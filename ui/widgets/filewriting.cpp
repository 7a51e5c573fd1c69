// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/filewriting.h"

#include <QSaveFile>

namespace loadstone {

Expected<void> writeFile(const QString& file, const std::function<bool(const WritePiece&)>& fill) {
    QSaveFile out(file);
    const auto write = [&out](std::string_view piece) {
        const auto size = static_cast<qint64>(piece.size());
        return out.write(piece.data(), size) == size;
    };
    // commit() by itself does not see that what was left in the buffer could not be written.
    if (out.open(QIODevice::WriteOnly) && fill(write) && out.flush() && out.commit())
        return {};
    return fail("",
                "could not write " + file.toStdString() + ": " + out.errorString().toStdString());
}

Expected<void> writeFile(const QString& file, const QByteArray& bytes) {
    return writeFile(file, [&bytes](const WritePiece& write) {
        return write({bytes.data(), static_cast<std::size_t>(bytes.size())});
    });
}

} // namespace loadstone
