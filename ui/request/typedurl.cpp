// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/typedurl.h"

#include "core/http/url.h"
#include "core/postgres/databaseurl.h"
#include "ui/format.h"

#include <QRegularExpression>

namespace loadstone {

QString withScheme(const QString& typed) {
    // A host that has a dot, a port, brackets or is this machine. A word alone may be a slip.
    static const QRegularExpression address(
        R"(^(localhost|\[[0-9a-fA-F:.]+\]|[^\s/:?#@]+\.[^\s/:?#@]+|[^\s/:?#@]+(?=:\d))(:\d+)?([/?#]\S*)?$)");
    const QString text = typed.trimmed();
    if (const std::string url = databaseUrlOf(text.toStdString()); isDatabaseUrl(url))
        return toText(url);
    const QString whole = "http://" + text;
    return address.match(text).hasMatch() && checkUrl(whole.toStdString()) ? whole : typed;
}

} // namespace loadstone
