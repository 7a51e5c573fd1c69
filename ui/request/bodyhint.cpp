// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/bodyhint.h"

#include <algorithm>

namespace loadstone {

namespace {

bool hasContentType(const QString& headers) {
    const QStringList lines = headers.split('\n');
    return std::ranges::any_of(lines, [](const QString& line) {
        return line.section(':', 0, 0).trimmed().compare("content-type", Qt::CaseInsensitive) == 0;
    });
}

bool looksLikeJson(const QString& body) {
    const QString text = body.trimmed();
    return (text.startsWith('{') && text.endsWith('}')) ||
           (text.startsWith('[') && text.endsWith(']'));
}

} // namespace

QString bodyHint(const PlanFields& fields) {
    const QString& body = fields["data"];
    QStringList sentences;
    if (body.isEmpty() && !fields.body)
        return {};
    if (fields["method"] == "GET")
        sentences << QString(
            "GET goes out with this body, which most servers ignore. Choose POST, PUT "
            "or PATCH to send it.");
    if (!hasContentType(fields["header"]))
        sentences << (looksLikeJson(body)
                          ? QString(
                                "The body goes out as application/x-www-form-urlencoded: add the "
                                "header Content-Type: application/json.")
                          : QString("The body goes out as application/x-www-form-urlencoded, as no "
                                    "Content-Type is among the headers."));
    return sentences.join(' ');
}

} // namespace loadstone
