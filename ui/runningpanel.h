// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "ui/panel.h"
#include "ui/widgets/settingsform.h"

#include <QSettings>
#include <QStackedWidget>
#include <QTimer>

namespace loadstone {

/// What the panels do alike that carry out what a form asks for: a form above a page that is empty
/// until there are results, the wiring of start and stop, what is said meanwhile, and the form in
/// the settings. GUI thread.
class RunningPanel : public Panel {
    Q_OBJECT

public:
    QString stateText() const override;
    void start() final;
    void stop() override;

protected:
    struct Parts {
        SettingsForm* form;
        QWidget* empty;
        QWidget* results;
    };

    /// `settings`, which must outlive it, have the form under `group`.
    RunningPanel(QSettings& settings, QString group, QWidget* parent);
    /// First of all; whoever derives makes them.
    void setParts(const Parts& parts);

    /// Starts what the form asks for; false if something is wrong there.
    virtual bool launch() = 0;
    /// Stops what is on, which then ends by itself.
    virtual void halt() = 0;
    virtual void storeFields(QSettings& settings) const = 0;
    virtual void showRunning();
    void showHeldBack(const QString& why) override;
    void showEvent(QShowEvent* event) override;

    /// What has been filled in is written in a moment, once for many changes, so that it outlives
    /// whatever ends the program; a destructor calls storeNow().
    void storeNow();
    const QSettings& settings() const { return m_settings; }

    void clearElapsed() { m_elapsed = Seconds(0); }
    /// Tells each new second of it.
    void showElapsed(Seconds elapsed);
    Seconds elapsed() const { return m_elapsed; }
    /// The work has ended: the form can be filled in again.
    void releaseForm();
    /// One that takes the place of the results for a while.
    void addPage(QWidget* page);
    void showPage(QWidget* page);
    void showResults() { m_pages->setCurrentIndex(1); }
    void showEmpty() { m_pages->setCurrentIndex(0); }
    /// Whether anybody can see it: not while it is covered or the window is minimised.
    bool isSeen() const;

    void warn(const QString& sentence);
    /// At the field that it names, else as a message.
    void tellError(const Error& error);

private:
    void drawAhead();

    QSettings& m_settings;
    const QString m_group;
    SettingsForm* m_form = nullptr;
    QStackedWidget* m_pages;
    QTimer m_storing;
    Seconds m_elapsed{0};
    bool m_stopping = false;
};

} // namespace loadstone
