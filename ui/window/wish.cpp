// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/wish.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace loadstone {

QByteArray lineOf(const Wish& wish) {
    const QJsonObject json{{"file", wish.file},
                           {"url", wish.url},
                           {"start_target", wish.startTarget},
                           {"activation", wish.activation}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<Wish> wishIn(const QByteArray& line) {
    const QJsonDocument json = QJsonDocument::fromJson(line);
    if (!json.isObject())
        return std::nullopt;
    return Wish{json["file"].toString(), json["url"].toString(), json["start_target"].toBool(),
                json["activation"].toString()};
}

} // namespace loadstone
