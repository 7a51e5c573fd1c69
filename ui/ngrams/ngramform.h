#pragma once

#include "ui/ngrams/ngramfields.h"
#include "ui/widgets/formmarks.h"

#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>

namespace loadstone {

class FieldNote;
class FilesField;
class NgramOptionsForm;
class PartitionField;
class StartButton;

/// The form of an n-gram job. Says at the field what is wrong, first when a field is left or the
/// job is asked for, then with every key.
class NgramForm : public QWidget {
    Q_OBJECT

public:
    explicit NgramForm(QWidget* parent = nullptr);
    ~NgramForm() override;

    NgramFields fields() const;
    void setFields(const NgramFields& fields);
    void addFiles(const QStringList& files);
    void useSample();
    bool areOptionsShown() const { return m_more->isChecked(); }
    void showOptions(bool shown) { m_more->setChecked(shown); }

    /// The job, if all is well; else marks what is wrong and moves to the first such field.
    std::optional<NgramJob> submit();
    /// Marks a field for a reason found later. False if no field has that name.
    bool showError(const Error& error);
    /// While a job is on, its settings stay as they are.
    void setRunning(bool running);
    /// Says why nothing can be started now; nothing: it can.
    void holdBack(const QString& why);

signals:
    void startRequested();
    void stopRequested();
    void edited();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLayout* firstRow();
    QLayout* secondRow();
    QLabel* labelFor(const QString& text, QWidget* field);
    void buildWorkers();
    void buildFormat();
    void buildMore();
    void buildMarks();
    void connectFields();
    void onEdited();
    void leave(const std::string& name);
    void focusOn(const std::string& name);
    void showChangedCount();
    std::optional<Format> format() const;

    FilesField* m_files;
    StartButton* m_start;
    QSpinBox* m_workers;
    PartitionField* m_partition;
    QComboBox* m_format;
    QLabel* m_changed;
    QPushButton* m_more;
    NgramOptionsForm* m_options;
    FieldNote* m_waitNote;
    FieldNote* m_filesNote;
    FieldNote* m_settingsNote;
    FieldNote* m_optionsNote;
    FormMarks m_marks;
    QPointer<QWidget> m_focusBefore; ///< the job, while it is on
    bool m_filling = false;
};

} // namespace loadstone
