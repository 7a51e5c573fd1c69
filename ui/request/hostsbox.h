// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/hoststates.h"
#include "ui/widgets/backgroundwork.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QTableView;

namespace loadstone {

class FieldNote;
class HostStatesModel;
class SentenceLabel;

/// The hosts of a form, as a table with what is known of each: some are added, taken out, read from
/// a file, and checked. It may stay open while the window is used. GUI thread; owned by the field
/// that it opens from.
class HostsBox : public QDialog {
    Q_OBJECT

public:
    explicit HostsBox(QWidget* parent);

    void show(const HostStates& states);
    using QDialog::show;

signals:
    /// Those that are to share the load from now on, with commas between.
    void chosen(const QString& hosts);
    void checkWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* tableOf();
    QWidget* nameRow();
    QWidget* lastRow();
    void addTyped();
    void removeSelected();
    void askForFile();
    void readFile(const std::string& name);
    void followSelection();
    QStringList faults() const;

    HostStates m_states;
    SentenceLabel* m_sentence;
    HostStatesModel* m_model;
    QTableView* m_table = nullptr;
    QLineEdit* m_name;
    FieldNote* m_note;
    SentenceLabel* m_found; ///< by the check
    QPushButton* m_add;
    QPushButton* m_remove;
    QPushButton* m_file;
    QPushButton* m_check;
    BackgroundWork m_background;
};

} // namespace loadstone
