// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/harfile.h"
#include "core/load/planjson.h"
#include "ui/panel.h"
#include "ui/request/requestimport.h"
#include "ui/widgets/backgroundwork.h"
#include "ui/widgets/messagebar.h"

#include <QPointer>

#include <variant>

namespace loadstone {

class PanelStack;

/// What a file of requests holds: a cURL command, a request with its run, or several of a browser,
/// of which one is to be chosen.
using RequestFile = std::variant<ImportedCurl, PlanFile, std::vector<RecordedRequest>>;

/// Takes the request of the panel that was seen when it was asked from files, read beside the
/// window, and gives that of the present one as a cURL command. Owned by the window; GUI thread.
class RequestFiles : public QObject {
    Q_OBJECT

public:
    RequestFiles(PanelStack& panels, QWidget* window);

    void askForRequest();
    /// A request file, a cURL command in a file, or a HAR file.
    void import(const QString& file);
    void copy(loadstone::Secrets secrets);

signals:
    void messageRaised(const loadstone::Message& message);

private:
    /// Whose form is to be filled in, and the name of the file for that.
    struct Destination {
        QPointer<Panel> panel;
        QString file;
    };

    void take(const Expected<RequestFile>& read, const Destination& to);
    template <typename Taken>
    void fillIn(const Taken& taken, const Destination& to);
    void warn(const QString& sentence);

    PanelStack& m_panels;
    QWidget* m_window;
    BackgroundWork m_background;
};

} // namespace loadstone
