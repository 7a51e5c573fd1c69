// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/sentpage.h"

#include "core/report/sentwords.h"
#include "ui/format.h"
#include "ui/send/messagetext.h"

#include <QStringList>

namespace loadstone {

namespace {

QString textOf(const std::vector<WireMessage>& messages, bool raw) {
    QStringList texts;
    for (const WireMessage& message : messages)
        texts << messageText(message, raw);
    return texts.join('\n');
}

/// `coding`: that of a body which was unpacked; empty: none was.
SideText sideOf(const std::vector<WireMessage>& messages, const std::vector<WireMessage>& shown,
                const QString& coding) {
    SideText side;
    side.sizes = messageSizes(messages);
    side.rawTip = QString("The body byte for byte, and JSON not laid out");
    if (!coding.isEmpty()) {
        side.sizes += QString(", unpacked from %1").arg(coding);
        side.rawTip = QString("The unpacked body byte for byte, and JSON not laid out; over the "
                              "wire it went as %1")
                          .arg(coding);
    }
    for (const bool raw : {false, true})
        side.texts[1].at(raw) = textOf(messages, raw);
    for (const bool raw : {false, true})
        side.texts[0].at(raw) = textOf(shown, raw);
    return side;
}

} // namespace

SentPage pageOf(SentOnce once) {
    SentPage page;
    const ShownMessages shown = shownMessages(once, Secrets::Masked);
    page.sent = sideOf(once.dialogue.sent(), shown.sent, {});
    page.received = sideOf(once.dialogue.received(), shown.received, toText(unpackedFrom(once)));
    page.once = std::move(once);
    return page;
}

} // namespace loadstone
