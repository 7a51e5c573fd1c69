// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/harfile.h"
#include "core/load/planjson.h"
#include "ui/request/planfields.h"
#include "ui/widgets/backgroundwork.h"
#include "ui/widgets/messagebar.h"

#include <variant>

namespace loadstone {

class PanelStack;

/// What a file of requests holds: a request with its run, or several of a browser, of which one is
/// to be chosen.
using RequestFile = std::variant<LoadPlan, std::vector<RecordedRequest>>;

/// Takes the request of the present panel from files, read beside the window, and gives it as a
/// cURL command. Owned by the window; GUI thread.
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
    void take(Expected<RequestFile> read, const QString& file);
    void fillIn(const PlanFields& fields, const QString& file);
    void warn(const QString& sentence);

    PanelStack& m_panels;
    QWidget* m_window;
    BackgroundWork m_background;
};

} // namespace loadstone
