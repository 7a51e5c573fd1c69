// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/ngrams/form/ngramfields.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/settingsform.h"

#include <QComboBox>

namespace loadstone {

class FieldNote;
class FilesField;
class NgramOptionsForm;
class PartitionField;
class StartButton;

/// The form of an n-gram job.
class NgramForm : public SettingsForm {
    Q_OBJECT

public:
    explicit NgramForm(QWidget* parent = nullptr);
    ~NgramForm() override;

    NgramFields fields() const;
    void setFields(const NgramFields& fields);
    void addFiles(const QStringList& files);
    void useSample();

    /// The job, if all is well; else marks what is wrong and moves to the first such field.
    std::optional<NgramJob> submit();

private:
    QLayout* firstRow();
    QLayout* secondRow();
    void buildWorkers();
    void buildFormat();
    void buildMarks();
    void connectFields();
    std::vector<Error> errors() const override;
    void showRunning(bool running) override;
    void showHeldBack(const QString& why) override;
    void refresh() override;
    int changedCount() const;
    std::optional<Format> format() const;

    FilesField* m_files;
    StartButton* m_start;
    NumberField* m_workers;
    PartitionField* m_partition;
    QComboBox* m_format;
    QLabel* m_changed;
    QPushButton* m_more;
    NgramOptionsForm* m_options;
    FieldNote* m_waitNote;
    FieldNote* m_filesNote;
    FieldNote* m_settingsNote;
    FieldNote* m_optionsNote;
};

} // namespace loadstone
