// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QListWidget>
#include <QPushButton>

namespace loadstone {

/// The files of a job: a list, and the buttons that add to it and take away.
class FilesField : public QWidget {
    Q_OBJECT

public:
    explicit FilesField(QWidget* parent = nullptr);

    QStringList files() const;
    void setFiles(const QStringList& files);
    /// Those that are not there yet; the sample makes way for them.
    void addFiles(const QStringList& files);
    QListWidget& list() const { return *m_list; }

signals:
    void edited();
    void sampleWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLayout* buttons();
    QPushButton* button(const QString& text, const QString& name, const QString& tip);
    void buildList();
    void addItem(const QString& file);
    void askForMore();
    void removeSelected();
    void followSelection();
    void paintHint();

    QListWidget* m_list;
    QPushButton* m_remove = nullptr;
};

} // namespace loadstone
