// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/hostlookup.h"
#include "ui/widgets/steadylabel.h"

namespace loadstone {

/// The addresses that the host of a URL has, and whose they are, in a line that keeps its place.
/// They are looked up as a run does it, and beside the window. GUI thread.
class HostLine : public SteadyLabel {
    Q_OBJECT

public:
    explicit HostLine(QWidget* parent = nullptr, HostLookUp::Ask ask = addressesAsked);

    /// Shows what is known of the URL's host, once it is. Nothing for what is no URL.
    void showHostOf(const QString& url);

private:
    void lookUp(const Host& host);
    void show(const QString& host, const AddressList& addresses);

    QString m_host; ///< as it stands in the URL
    int m_serial = 0;
    HostLookUp m_lookUp;
};

} // namespace loadstone
