// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/importwords.h"

#include "core/load/plansettings.h"
#include "ui/format.h"

#include <QStringList>

#include <string_view>

namespace loadstone {

QString takenText(const LoadPlan& plan) {
    const Request& request = plan.request;
    QStringList parts{toText(request.method)};
    if (!request.headers.empty())
        parts << toText(counted(request.headers.size(), "header"));
    if (!request.body.empty())
        parts << QString("a body of %1").arg(bytesText(static_cast<double>(request.body.size())));
    const LoadPlan standard;
    QStringList settings;
    forEachSetting([&](const auto& row) {
        if (row.group == std::string_view("Connection") && row.in(plan) != row.in(standard))
            settings << QString(row.field).replace('-', ' ');
    });
    return parts.join(", ") + (settings.isEmpty() ? QString() : "; " + settings.join(", "));
}

} // namespace loadstone
