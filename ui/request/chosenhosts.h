// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/hostlist.h"
#include "core/sweep/hostshare.h"

#include <QStringList>

namespace loadstone {

// The hosts that share the load of a form stand there as one text, with commas between; no text is
// this machine alone. Any thread.

/// The error names "hosts".
Expected<HostList> chosenHosts(const QString& text);
QStringList hostNames(const QString& text);

/// Of those that a result is of.
QString hostsText(const std::vector<HostShare>& hosts);
QString hostsText(const std::vector<std::string>& names);

} // namespace loadstone
