#pragma once

#include "core/base/expected.h"
#include "ui/widgets/messagebar.h"

#include <QIcon>
#include <QWidget>

namespace loadstone {

/// One tool of the main window, with an entry in the sidebar. The window's menu acts on the panel
/// that is shown.
class Panel : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString name() const = 0;
    virtual QIcon icon() const = 0;
    virtual bool isRunning() const = 0;
    /// For the status bar: "Ready", "Running · 12 s".
    virtual QString stateText() const = 0;
    virtual bool hasResult() const = 0;
    virtual void start() = 0;
    virtual void stop() = 0;
    virtual Expected<void> open(const QString& file) = 0;
    virtual Expected<void> save(const QString& file) const = 0;
    /// Whether these files may be dropped on the window while the panel is shown.
    virtual bool takes(const QStringList& files) const;
    virtual Expected<void> drop(const QStringList& files);
    /// A name for the file of the present result, without ending.
    virtual QString suggestedFile() const = 0;

protected:
    /// Whether anybody can see it: not while it is covered or the window is minimised.
    bool isSeen() const;

signals:
    /// Any of isRunning, stateText and hasResult may have changed.
    void stateChanged();
    void messageRaised(const loadstone::Message& message);
};

} // namespace loadstone
