// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "ui/widgets/messagebar.h"

#include <QIcon>

#include <functional>

namespace loadstone {

class RequestForm;

/// One tool of the main window, with an entry in the sidebar. The window's menu acts on the panel
/// that is shown, and the window lets one panel run at a time.
class Panel : public QWidget {
    Q_OBJECT

public:
    /// Writes a result, on any thread, and owns all that it needs for that.
    using Saving = std::function<Expected<void>()>;

    using QWidget::QWidget;

    virtual QString name() const = 0;
    virtual QIcon icon() const = 0;
    virtual bool isRunning() const = 0;
    /// For the status bar: "Ready", "Running · 12 s".
    virtual QString stateText() const = 0;
    virtual bool hasResult() const = 0;
    virtual void start() = 0;
    /// Sends one request to look at, if the panel can do that.
    virtual void sendOnce() {}
    virtual bool canSendOnce() const { return false; }
    virtual void stop() = 0;
    /// Nothing if there is no result.
    virtual Saving saving(const QString& file) const = 0;
    /// Whether these files may be dropped on the window while the panel is shown.
    virtual bool takes(const QStringList& files) const;
    virtual Expected<void> drop(const QStringList& files);
    /// A name for the file of the present result, without ending.
    virtual QString suggestedFile() const = 0;
    /// The form that says what is sent, if the panel sends requests.
    virtual RequestForm* requestForm() const { return nullptr; }

    /// Says why nothing may be started here now; nothing: it may.
    void holdBack(const QString& why);
    bool isHeldBack() const { return !m_heldBack.isEmpty(); }
    bool mayStart() const { return !isRunning() && !isHeldBack(); }

protected:
    virtual void showHeldBack(const QString& why) = 0;

signals:
    /// Any of isRunning, stateText and hasResult may have changed.
    void stateChanged();
    void messageRaised(const loadstone::Message& message);
    /// A file with a result is to be opened, whichever panel it is for.
    void resultDropped(const QString& file);

private:
    QString m_heldBack;
};

} // namespace loadstone
