// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/messagetext.h"

#include "core/base/utf8.h"
#include "core/report/jsonlayout.h"
#include "ui/format.h"

#include <QStringList>

namespace loadstone {

namespace {

constexpr std::size_t mostShown = 64 * 1024;

/// Up to a whole character.
std::string_view beginningOf(std::string_view text) {
    std::string_view begin = text.substr(0, mostShown);
    while (!begin.empty() && begin.size() < text.size() &&
           (static_cast<unsigned char>(text[begin.size()]) & 0xc0U) == 0x80U)
        begin.remove_suffix(1);
    return begin;
}

QString shownBody(const std::string& body, bool raw) {
    const QString size = bytesText(static_cast<double>(body.size()));
    if (!isUtf8(body) || body.find('\0') != std::string::npos)
        return QString("(%1 that are no text)").arg(size);
    const auto json = raw || body.size() > mostShown ? std::nullopt : laidOutJson(body);
    const QString text = toText(json ? *json : std::string(beginningOf(body)));
    return body.size() <= mostShown
               ? text
               : text + QString("\n(the first %1 of %2)")
                            .arg(bytesText(static_cast<double>(mostShown)), size);
}

} // namespace

QString messageText(const WireMessage& message, bool raw) {
    QStringList lines;
    for (const std::string& line : message.lines)
        lines << toText(line);
    QString text = lines.join('\n') + '\n';
    if (!message.body.empty())
        text += '\n' + shownBody(message.body, raw);
    return text;
}

QString messageSizes(const std::vector<WireMessage>& messages) {
    std::size_t heads = 0;
    std::size_t bodies = 0;
    for (const WireMessage& message : messages) {
        for (const std::string& line : message.lines)
            heads += line.size() + 2;
        heads += 2;
        bodies += message.body.size();
    }
    const auto bytes = [](std::size_t count) { return bytesText(static_cast<double>(count)); };
    return bodies == 0 ? QString("%1 of headers, no body").arg(bytes(heads))
                       : QString("%1 of headers, %2 of body").arg(bytes(heads), bytes(bodies));
}

} // namespace loadstone
