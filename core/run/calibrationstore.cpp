// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/calibrationstore.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace loadstone {

QString calibrationFile() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
           QStringLiteral("/loadstone/calibration.json");
}

std::optional<Calibration> readCalibration() {
    QFile file(calibrationFile());
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    auto calibration = decodeCalibration(file.readAll().toStdString());
    return calibration ? std::optional(std::move(*calibration)) : std::nullopt;
}

Expected<void> writeCalibration(const Calibration& calibration) {
    QSaveFile file(calibrationFile());
    QDir().mkpath(QFileInfo(file.fileName()).path());
    const std::string text = encodeCalibration(calibration);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(text.data(), qint64(text.size())) != qint64(text.size()) || !file.commit())
        return fail("", file.fileName().toStdString() +
                            " cannot be written: " + file.errorString().toStdString());
    return {};
}

} // namespace loadstone
